package stoa.accounts;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Apps that hold tokens, for those who say which app something was posted with. */
public interface Apps {

    /** The app of a token; empty where it is gone. */
    Optional<App> find(long id);

    /**
     * What others see of an app.
     *
     * @param website null where it named none
     */
    record App(String name, @Nullable String website) {}
}
