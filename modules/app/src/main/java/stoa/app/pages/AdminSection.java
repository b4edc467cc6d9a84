package stoa.app.pages;

/** A page of the administration that its navigation leads to, in that order. */
public enum AdminSection {
    OVERVIEW("/admin", "Overview", true),
    DATABASE("/admin/database", "Database", true),
    REPORTS("/admin/reports", "Reports", false),
    ACCOUNTS("/admin/accounts", "Accounts", false),
    AUDIT("/admin/audit", "Audit", false);

    private final String path;
    private final String title;
    private final boolean administrators;

    AdminSection(String path, String title, boolean administrators) {
        this.path = path;
        this.title = title;
        this.administrators = administrators;
    }

    public String path() {
        return path;
    }

    public String title() {
        return title;
    }

    /** Whether it is for administrators only; moderators see the others. */
    public boolean administrators() {
        return administrators;
    }
}
