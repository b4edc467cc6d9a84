package stoa.app.pages;

import java.util.List;

/**
 * A poll with its result so far.
 *
 * @param voters how many people have voted
 * @param closes when it closes, or closed
 */
public record PollView(List<Option> options, long voters, Moment closes) {

    public PollView {
        options = List.copyOf(options);
    }

    /** A choice, and how many people made it. */
    public record Option(String title, long votes) {}

    public boolean closed() {
        return !closes.at().isAfter(closes.now());
    }

    /** The option's share of the people who have voted, from 0 to 100. */
    public int percent(Option option) {
        return voters == 0 ? 0 : (int) Math.min(100, Math.round(100.0 * option.votes() / voters));
    }

    public Tally voterTally() {
        return new Tally(voters, "person", "people");
    }
}
