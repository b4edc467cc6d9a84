package stoa.platform.database;

/** Finds the line of ours that a statement came from, for error messages. */
final class CallSite {
    private static final String OURS = "stoa.";
    private static final String HERE = CallSite.class.getPackageName();

    private CallSite() {}

    static String outsidePlatform() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(CallSite::isOutside)
                        .findFirst()
                        .map(frame -> frame.getClassName() + " line " + frame.getLineNumber())
                        .orElse("an unknown line"));
    }

    private static boolean isOutside(StackWalker.StackFrame frame) {
        return frame.getClassName().startsWith(OURS) && !frame.getClassName().startsWith(HERE);
    }
}
