import WebSocket from 'ws'
const list=await (await fetch('http://127.0.0.1:9339/json')).json(); const ws=new WebSocket(list[0].webSocketDebuggerUrl); await new Promise(r=>ws.once('open',r)); let id=0; const ask=(method,params={})=>new Promise(r=>{const i=++id; ws.on('message',function f(d){const m=JSON.parse(d);if(m.id===i){ws.off('message',f);r(m.result)}}); ws.send(JSON.stringify({id:i,method,params}))})
await ask('HeapProfiler.enable'); await ask('HeapProfiler.startSampling',{samplingInterval:4096,includeObjectsCollectedByMajorGC:true,includeObjectsCollectedByMinorGC:true}); await new Promise(r=>setTimeout(r,6000)); const {profile}=await ask('HeapProfiler.stopSampling')
const self=new Map(); let tot=0; const inc=new Map()
const walk=(n,stack)=>{const k=n.callFrame.functionName+' '+n.callFrame.url.split('/').slice(-2).join('/')+':'+n.callFrame.lineNumber; self.set(k,(self.get(k)||0)+n.selfSize); tot+=n.selfSize; const s=new Set(stack); s.add(k); for(const x of s)inc.set(x,(inc.get(x)||0)+n.selfSize); for(const c of n.children)walk(c,s)}
walk(profile.head,new Set()); console.log('MB/s',tot/6/1e6); for(const[n,m]of[['self',self],['incl',inc]]){console.log(n);for(const[k,v]of[...m].sort((a,b)=>b[1]-a[1]).slice(0,45))console.log((v/tot*100).toFixed(1)+'%',k)}
process.exit()
