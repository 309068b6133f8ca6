// web-push-testing as a push service on loopback, for tests/push/second.rs. Says where it listens, and stays until it is
// ended. The library itself would listen on every address, at a port that had to be known before.
const { join } = require('node:path');

const library = join(process.argv[2], 'node_modules/web-push-testing/src');
const { PushApiModel } = require(join(library, 'PushApiModel.js'));
const WebPushTestingServer = require(join(library, 'server.js'));

const model = new PushApiModel();
const service = new WebPushTestingServer(model, 0);
const listen = service._app.listen.bind(service._app);
service._app.listen = (port) => listen(port, '127.0.0.1');
service.startServer();
service._server.on('listening', () => {
    const origin = `http://127.0.0.1:${service._server.address().port}`;
    model.notifyUrl = `${origin}/notify/`;
    console.log(`listens on ${origin}`);
});
