package stoa.platform.database;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where the reads of one request go: chosen by its first read and kept, so that a request never sees two different pasts.
 * After its first write a request reads on the primary.
 */
public final class ReadRoute {
    private static final String ATTRIBUTE = "stoa.read-route";

    private final OptionalLong writer;
    private final Optional<WalPosition> presented;
    private final Optional<WalPosition> remembered;
    private @Nullable ReadReason primaryBecause;
    private @Nullable WalPosition wrote;
    private @Nullable ReadChoice chosen;
    private @Nullable String source;
    private @Nullable String elsewhere;

    private ReadRoute(
            OptionalLong writer,
            Optional<WalPosition> presented,
            Optional<WalPosition> remembered,
            @Nullable ReadReason primaryBecause) {
        this.writer = writer;
        this.presented = presented;
        this.remembered = remembered;
        this.primaryBecause = primaryBecause;
    }

    /**
     * Declares who reads, before the first read.
     *
     * @param writer under whose number writes are remembered, empty for nobody in particular
     * @param presented what the client says it must be shown
     * @param remembered what the server remembers that it must be shown
     * @param primaryBecause why nothing but the present will do: the request writes, or presented what is not believed; null
     *     where there is no such reason
     */
    public static void begin(
            HttpRequest<?> request,
            OptionalLong writer,
            Optional<WalPosition> presented,
            Optional<WalPosition> remembered,
            @Nullable ReadReason primaryBecause) {
        request.setAttribute(ATTRIBUTE, new ReadRoute(writer, presented, remembered, primaryBecause));
    }

    /** The route of a request; empty where none was declared. */
    public static Optional<ReadRoute> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, ReadRoute.class);
    }

    static Optional<ReadRoute> current() {
        return ServerRequestContext.currentRequest().flatMap(ReadRoute::of);
    }

    /** Says of the request under way, if there is one, that its answer comes from somewhere else than the databases. */
    public static void answersFrom(String elsewhere) {
        current().ifPresent(route -> route.comesFrom(elsewhere));
    }

    /** Whether the request under way changes something. */
    public static boolean isOfWritingRequest() {
        return current()
                .flatMap(ReadRoute::primaryBecause)
                .filter(ReadReason.WRITING_REQUEST::equals)
                .isPresent();
    }

    /** Where this request read: {@code primary}, {@code replica-<n>} or elsewhere; empty where it read nothing. */
    public synchronized Optional<String> source() {
        return Optional.ofNullable(elsewhere == null ? source : elsewhere);
    }

    private synchronized void comesFrom(String place) {
        elsewhere = place;
    }

    /** Up to where this request wrote; empty where it did not. */
    public synchronized Optional<WalPosition> wrote() {
        return Optional.ofNullable(wrote);
    }

    OptionalLong writer() {
        return writer;
    }

    Optional<WalPosition> presented() {
        return presented;
    }

    Optional<WalPosition> remembered() {
        return remembered;
    }

    synchronized Optional<ReadReason> primaryBecause() {
        return Optional.ofNullable(primaryBecause);
    }

    synchronized void readFromPrimary() {
        primaryBecause = ReadReason.WRITING_REQUEST;
    }

    synchronized Optional<ReadChoice> chosen() {
        return Optional.ofNullable(chosen);
    }

    /** Keeps a choice for the rest of the request. */
    synchronized void choose(ReadChoice choice, String name) {
        chosen = choice;
        source = name;
    }

    /** Notes a read that binds no later one; a later one has more to say about where the answer came from. */
    synchronized void alsoReadFrom(String name) {
        source = source == null ? name : source;
    }

    synchronized void wroteUpTo(WalPosition position) {
        primaryBecause = ReadReason.WRITING_REQUEST;
        wrote = wrote == null ? position : wrote.orLater(position);
    }
}
