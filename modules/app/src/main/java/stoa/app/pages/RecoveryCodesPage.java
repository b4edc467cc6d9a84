package stoa.app.pages;

import java.util.List;

/** Shows recovery codes, once. */
public record RecoveryCodesPage(PageFrame frame, List<String> codes) {}
