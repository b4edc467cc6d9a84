package stoa.app.pages;

import java.util.List;

/** Lists what the API offers. */
public record OpenApiPage(PageFrame frame, int operations, List<OperationGroup> groups) {}
