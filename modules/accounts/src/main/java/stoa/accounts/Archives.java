package stoa.accounts;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything of somebody's in one file, for them to take away. */
public interface Archives {
    /** How long one can be downloaded, and until another one may be asked for. */
    Duration KEPT = Duration.ofDays(7);

    /**
     * Has one made, later.
     *
     * @return whether that will be: not while there is one, or one is being made
     */
    boolean request(AccountId account);

    /** The one that there is, or that is being made. */
    Optional<State> find(AccountId account);

    /** The content of one that is ready, to be closed. */
    Optional<Content> open(AccountId account) throws IOException;

    /**
     * How far one is.
     *
     * @param bytes null until it is ready
     */
    record State(Instant requestedAt, @Nullable Long bytes) {
        public boolean isReady() {
            return bytes != null;
        }

        /** When it goes. */
        public Instant until() {
            return requestedAt.plus(KEPT);
        }
    }

    /** A file of a size in bytes. */
    record Content(long size, InputStream stream) {}
}
