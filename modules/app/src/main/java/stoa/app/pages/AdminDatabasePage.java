package stoa.app.pages;

import java.util.List;

/** How the database is. */
public record AdminDatabasePage(AdminFrame admin, List<HealthBox> boxes) {

    /** What an operator should look at. */
    public List<HealthBox> alarms() {
        return boxes.stream().filter(HealthBox::alarming).toList();
    }
}
