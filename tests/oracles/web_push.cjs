// npm's web-push as a sender, for `cargo xtask bench push`. Standard input: {"origin", "p256dh", "auth", "payload", "make",
// "send", "at_once"}; standard output: messages made and messages sent, per second and per second of processor time.
const http = require('node:http');
const https = require('node:https');
const { join } = require('node:path');

// It knows only https. Over plain http, with connections kept, it is spared what TLS costs, as ours is.
https.request = http.request;
http.globalAgent = new http.Agent({ keepAlive: true, maxSockets: 64 });

const webPush = require(join(process.argv[2], 'node_modules/web-push'));
const asked = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const { publicKey, privateKey } = webPush.generateVAPIDKeys();
const options = {
    TTL: 3600,
    urgency: 'normal',
    topic: '0190a0a0a0a07000800000000000000a',
    vapidDetails: { subject: 'mailto:test@example.invalid', publicKey, privateKey },
};
const phone = { endpoint: `${asked.origin}/push/x`, keys: { p256dh: asked.p256dh, auth: asked.auth } };

async function measured(count, work) {
    const [began, before] = [process.hrtime.bigint(), process.cpuUsage()];
    await work(count);
    const wall = Number(process.hrtime.bigint() - began) / 1e9;
    const { user, system } = process.cpuUsage(before);
    return { per_second: count / wall, per_core: count / ((user + system) / 1e6) };
}

async function make(count) {
    for (let n = 0; n < count; n += 1) webPush.generateRequestDetails(phone, asked.payload, options);
}

async function send(count) {
    let left = count;
    const one = async () => {
        while (left > 0) {
            left -= 1;
            const { statusCode } = await webPush.sendNotification(phone, asked.payload, options);
            if (statusCode !== 201) throw new Error(`answered ${statusCode}`);
        }
    };
    await Promise.all(Array.from({ length: asked.at_once }, one));
}

(async () => {
    await make(asked.make / 5);
    const made = await measured(asked.make, make);
    await send(asked.send / 5);
    const sent = await measured(asked.send, send);
    console.log(JSON.stringify({ made, sent }));
    process.exit(0);
})();
