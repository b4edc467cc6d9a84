package stoa.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Choice;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A {@link LoadPlan} in Gatling's words: each virtual user makes one request. Public and without parameters for Gatling. */
public final class LoadSimulation extends Simulation {
    private static final AtomicReference<LoadPlan> PLAN = new AtomicReference<>();
    private static final int PATIENCE_SECONDS = 30;
    private static final String TOKEN = "token";
    private static final String PATH = "path";
    private static final String STATUS = "status";
    private static final String SOURCE = "source";
    private static final String BEGAN = "began";

    private final LoadPlan plan = Objects.requireNonNull(PLAN.get(), "no plan");

    public LoadSimulation() {
        var protocol = http.baseUrls(plan.urls().stream().map(URI::toString).toList())
                .acceptHeader("application/json")
                .userAgentHeader("stoa-load")
                .disableCaching()
                .disableFollowRedirect()
                .shareConnections();
        var choices = plan.mix().shares().stream()
                .map(share -> percent(share.percent()).then(chain(share.act())))
                .toArray(Choice.WithWeight[]::new);
        var people = scenario(plan.mix().name()).exec(randomSwitch().on(choices));
        setUp(people.injectOpen(constantUsersPerSec(plan.rate()).during(plan.duration())))
                .protocols(protocol)
                .maxDuration(plan.duration().plusSeconds(PATIENCE_SECONDS));
    }

    /** The plan that the next simulation of this JVM runs; Gatling makes the object itself. */
    static void next(LoadPlan plan) {
        PLAN.set(plan);
    }

    private ChainBuilder chain(LoadPlan.Act act) {
        return CoreDsl.exec(session -> session.set(PATH, act.path(plan))
                        .set(TOKEN, "Bearer " + plan.anyUser().token())
                        .set(BEGAN, System.nanoTime()))
                .exec(request(act))
                .exec(session -> noted(act, session));
    }

    private static HttpRequestActionBuilder request(LoadPlan.Act act) {
        var path = "#{" + PATH + "}";
        var request =
                act.writes() ? http(act.text()).post(path) : http(act.text()).get(path);
        if (act == LoadPlan.Act.POST) {
            request = request.formParam("status", session -> "Load at " + session.userId());
        }
        return request.header("Authorization", "#{" + TOKEN + "}")
                .check(status().saveAs(STATUS), header("Stoa-Source").optional().saveAs(SOURCE));
    }

    private Session noted(LoadPlan.Act act, Session session) {
        long nanos = System.nanoTime() - session.getLong(BEGAN);
        if (!session.contains(STATUS)) {
            plan.tally().failed(act.text(), "without an answer");
        } else if (session.getInt(STATUS) == 200) {
            var source = session.contains(SOURCE) ? Objects.requireNonNull(session.getString(SOURCE)) : "unknown";
            plan.tally().answered(act.text(), act.writes() ? "" : source, nanos);
        } else {
            plan.tally().failed(act.text(), Integer.toString(session.getInt(STATUS)));
        }
        return session;
    }
}
