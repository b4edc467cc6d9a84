package stoa.platform.database;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The line that a statement came from, for error messages: of ours where there is one, else of the library.
 *
 * @param className with its package
 */
record CallSite(String className, int line) {
    private static final String OURS = "stoa.";
    private static final String HERE = CallSite.class.getPackageName() + ".";
    private static final Set<String> PLUMBING = Set.of(HERE, "java.", "jdk.", "org.jooq.", "com.zaxxer.hikari.");

    static CallSite outsidePlatform() {
        return first(name -> name.startsWith(OURS) && !name.startsWith(HERE))
                .or(() -> first(name -> PLUMBING.stream().noneMatch(name::startsWith)))
                .orElse(new CallSite("an unknown class", 0));
    }

    private static Optional<CallSite> first(Predicate<String> chosen) {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> chosen.test(frame.getClassName()))
                        .findFirst()
                        .map(frame -> new CallSite(frame.getClassName(), frame.getLineNumber())));
    }

    /** Such as {@code module statuses}, or the class of a library. */
    String sender() {
        if (!className.startsWith(OURS)) {
            return className;
        }
        var path = className.substring(OURS.length());
        int dot = path.indexOf('.');
        return "module " + (dot < 0 ? path : path.substring(0, dot));
    }

    @Override
    public String toString() {
        return className + " line " + line;
    }
}
