package stoa.app.demo;

import java.util.List;
import java.util.Map;

/** The named cast of the demo and what it says. */
final class Cast {
    static final String PASSWORD = "stoa-demo-password";

    /** The first one is the administrator. */
    static final List<String> PEOPLE = List.of("zeno", "alice", "bob", "carol", "dave", "erin");

    static final Map<String, List<String>> FOLLOWS = Map.of(
            "zeno", List.of("alice", "bob"),
            "alice", List.of("zeno", "bob", "carol"),
            "bob", List.of("alice", "carol", "dave"),
            "carol", List.of("alice", "erin"),
            "dave", List.of("alice", "bob"),
            "erin", List.of("zeno", "alice", "bob", "carol", "dave"));

    private static final int NOTHING = -1;

    static final List<Line> SCRIPT = List.of(
            new Line("zeno", "Welcome to the #stoa. Pull up a column and sit down.", NOTHING, "alice", "bob", "erin"),
            new Line(
                    "alice",
                    "Good morning! Moved in today. One server, one database, and it is already home. #introduction",
                    NOTHING,
                    "zeno",
                    "bob"),
            new Line("bob", "@alice welcome! The coffee is on the left, the timelines are in the middle.", 1, "alice"),
            new Line("alice", "@bob thank you. And the quiet corner?", 2),
            new Line("bob", "@alice every corner is quiet before nine.", 3, "alice", "carol"),
            new Line(
                    "carol",
                    "Reading about keyset pagination on the train. Turns out OFFSET was the friend who always counts from one again. #postgres",
                    NOTHING,
                    "bob",
                    "dave",
                    "erin"),
            new Line("dave", "Sourdough, day four. It has opinions now.", NOTHING, "alice", "erin"),
            new Line("erin", "@dave does it follow anybody?", 6, "dave", "bob"),
            new Line("dave", "@erin it only boosts.", 7, "erin", "alice", "bob", "carol"),
            new Line(
                    "carol",
                    "A good read on why a plain index beats a clever cache: https://www.postgresql.org/docs/current/indexes-intro.html #postgres",
                    NOTHING,
                    "zeno"),
            new Line(
                    "erin",
                    "Sketches from the harbour this afternoon. Wind, gulls, two very serious fishermen. #sketching",
                    NOTHING,
                    "alice",
                    "carol"),
            new Line(
                    "zeno",
                    "House rules in one line: be kind, stay curious, cite your sources.",
                    NOTHING,
                    "alice",
                    "bob",
                    "carol",
                    "dave",
                    "erin"),
            new Line(
                    "bob",
                    "The trick to a good queue is knowing what need not be done now.\n\nSays the man with forty open tabs.",
                    NOTHING,
                    "carol"),
            new Line("alice", "Small walk, big sky. #evening", NOTHING, "bob", "erin", "dave"));

    private Cast() {}

    /**
     * One line of the script.
     *
     * @param answers the number of the line that it answers, below zero for none
     */
    record Line(String who, String text, int answers, List<String> likedBy) {
        Line(String who, String text, int answers, String... likedBy) {
            this(who, text, answers, List.of(likedBy));
        }
    }
}
