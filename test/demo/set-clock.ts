// Is loaded first into every program of a demo that stands for another time: their clocks are ahead by what the environment says, in all threads.

const aheadMs = Number(process.env.KADOBAN_DEMO_AHEAD_MS);
const now = Date.now.bind(Date);
Date.now = () => now() + aheadMs;
