package stoa.app.testing;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import stoa.platform.testing.TestCluster;

/** Starts the server once per JVM, stops it after the last test, and empties the database before each. */
final class Journeys implements BeforeEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(Journeys.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        TestCluster.shared().empty();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == JourneyServer.class || type == Client.class || type == Given.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var server = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent("server", key -> JourneyServer.start(), JourneyServer.class);
        var type = parameter.getParameter().getType();
        if (type == JourneyServer.class) {
            return server;
        }
        return type == Client.class ? server.client() : new Given(server);
    }
}
