package stoa.app.pages;

import java.util.List;

/**
 * What can be asked about one matter.
 *
 * @param area as it stands in paths, such as {@code statuses}
 */
public record OperationGroup(String area, List<OperationLine> lines) {}
