package planted.elsewhere;

/** In no module. */
public final class Stray {
    public static final Integer COUNT = Integer.valueOf(1);

    private Stray() {}
}
