package stoa.accounts;

import java.io.IOException;
import java.util.regex.Pattern;

/** Rows of a CSV file (RFC 4180, with the ends of lines that Ruby writes). */
public final class CsvRows {
    private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]|^\\s|\\s$");

    private final Appendable out;

    public CsvRows(Appendable out) {
        this.out = out;
    }

    public void add(String... values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            out.append(i == 0 ? "" : ",").append(cell(values[i]));
        }
        out.append('\n');
    }

    private static String cell(String value) {
        return QUOTED.matcher(value).find() ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
