package gantry.server;

import gantry.operations.ServiceUnavailable;
import gantry.wire.AwsJson;
import gantry.wire.Router;
import gantry.wire.http.HttpHandler;
import gantry.wire.http.HttpRequest;
import gantry.wire.http.HttpResponse;

/**
 * Before the server's port while it recovers: only its health is told, clients are to come again.
 * Safe for any thread.
 */
final class Gate implements HttpHandler {
    private final Router router;
    private final AwsJson json;
    private volatile boolean isOpen;

    Gate(Router router, AwsJson json) {
        this.router = router;
        this.json = json;
    }

    void open() {
        isOpen = true;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        return isOpen || Health.PATHS.contains(request.path())
                ? router.handle(request)
                : json.refuse(new ServiceUnavailable("The server is starting."));
    }

    @Override
    public HttpResponse refuse(Refusal refusal) {
        return router.refuse(refusal);
    }

    @Override
    public HttpResponse refuse(Refusal refusal, HttpRequest head) {
        return router.refuse(refusal, head);
    }
}
