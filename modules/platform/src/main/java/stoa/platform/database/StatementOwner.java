package stoa.platform.database;

/**
 * Who sends a statement: the module and slice of the class that a {@link Database} was injected into.
 *
 * @param module such as {@code statuses}
 * @param tag such as {@code statuses.posting}
 */
record StatementOwner(String module, String tag) {
    private static final String ROOT = "stoa.";

    /** Reads the owner off a class's package, {@code stoa.<module>.<slice>}: it cannot be claimed, only had. */
    static StatementOwner of(Class<?> declaringType) {
        var name = declaringType.getPackageName();
        if (!name.startsWith(ROOT)) {
            throw new IllegalArgumentException("Database injected outside of a module: " + declaringType.getName());
        }
        var path = name.substring(ROOT.length());
        var dot = path.indexOf('.');
        return new StatementOwner(dot < 0 ? path : path.substring(0, dot), path);
    }

    String role() {
        return "stoa_" + module;
    }
}
