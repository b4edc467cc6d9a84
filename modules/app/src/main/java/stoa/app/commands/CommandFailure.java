package stoa.app.commands;

/** Why a command cannot be done, in one sentence that says what to do next. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandFailure(String sentence) {
        super(sentence);
    }
}
