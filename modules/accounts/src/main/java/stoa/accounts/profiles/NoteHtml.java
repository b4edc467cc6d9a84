package stoa.accounts.profiles;

/** A profile's plain text as HTML: escaped, line breaks kept. */
final class NoteHtml {
    private NoteHtml() {}

    static String of(String note) {
        if (note.isBlank()) {
            return "";
        }
        var escaped = note.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
        return "<p>" + escaped.replaceAll("\\R{2,}", "</p><p>").replaceAll("\\R", "<br />") + "</p>";
    }
}
