package stoa.app.pages;

import java.util.List;

/**
 * What people reported.
 *
 * @param resolved whether it is what was dealt with, else what is open
 */
public record AdminReportsPage(AdminFrame admin, boolean resolved, List<ReportLine> reports, Pager pager) {}
