package planted.load;

import planted.lower.LowerThings;

/** A load scenario that calls the code instead of the server. */
final class Scenario {
    private Scenario() {}

    static int run(LowerThings things) {
        return things.count();
    }
}
