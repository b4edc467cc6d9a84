package stoa.platform.events;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.impl.DSL;
import stoa.platform.database.Database;

/** Writes down what it is given, and fails on what it is told to fail on, after having written it down. */
@Singleton
@Requires(property = Recorder.NAME)
class Recorder implements EventConsumer, EventWatcher {
    static final String NAME = "test.recorder";
    static final Set<Integer> POISONOUS = ConcurrentHashMap.newKeySet();

    private final Database database;
    private final String name;
    final List<Integer> watched = java.util.Collections.synchronizedList(new java.util.ArrayList<>());

    Recorder(Database database, @Value("${" + NAME + "}") String name) {
        this.database = database;
        this.name = name;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Class<? extends Event>> listensTo() {
        return Set.of(Happened.class);
    }

    @Override
    public Set<Class<? extends Event>> watches() {
        return Set.of(Happened.class);
    }

    @Override
    public void handle(List<PublishedEvent> batch) {
        database.write(sql -> {
            for (var published : batch) {
                var happened = (Happened) published.event();
                sql.query(
                                "insert into platform.seen (key, number, event, who) values ({0}, {1}, {2}, {3})",
                                DSL.val(happened.key()),
                                DSL.val(happened.number()),
                                DSL.val(published.id()),
                                DSL.val(name))
                        .execute();
                if (POISONOUS.contains(happened.number())) {
                    throw new IllegalStateException("number " + happened.number() + " is poisonous");
                }
            }
            return batch.size();
        });
    }

    @Override
    public void seen(List<PublishedEvent> events) {
        events.forEach(event -> watched.add(((Happened) event.event()).number()));
    }

    @Override
    public void missed() {
        watched.clear();
    }
}
