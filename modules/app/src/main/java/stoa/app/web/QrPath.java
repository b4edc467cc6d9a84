package stoa.app.web;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as the path of a drawing in SVG.
 *
 * @param size of the drawing's side, the quiet zone included
 */
record QrPath(String path, int size) {
    private static final int QUIET = 4;

    static QrPath of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrPath(path.toString(), code.size + 2 * QUIET);
    }
}
