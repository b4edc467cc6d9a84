package stoa.app.health;

import static stoa.app.pages.DataTable.row;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import stoa.app.pages.Amounts;
import stoa.app.pages.DataTable;
import stoa.app.pages.DataTable.Cell;
import stoa.app.pages.DataTable.Column;
import stoa.app.pages.HealthBox.Fact;
import stoa.platform.jobs.JobOperations;
import stoa.platform.jobs.JobOperations.JobView;
import stoa.platform.jobs.JobOperations.ParkedJobView;

/** What waits, runs and failed. */
@Singleton
@Order(8)
class JobsHealth implements HealthSource {
    private static final int MOST = 10;

    private final JobOperations jobs;

    JobsHealth(JobOperations jobs) {
        this.jobs = jobs;
    }

    @Override
    public String id() {
        return "jobs";
    }

    @Override
    public String title() {
        return "Jobs";
    }

    @Override
    public Look look() {
        var figures = jobs.figures();
        var now = Instant.now();
        return Look.of(
                        new DataTable(
                                "Parked, the oldest first",
                                List.of(
                                        Column.text("Job"),
                                        Column.text("Key"),
                                        Column.number("Attempts"),
                                        Column.text("Parked"),
                                        Column.text("Error")),
                                jobs.parked(MOST).stream()
                                        .map(JobsHealth::parked)
                                        .toList(),
                                "Nothing is parked."),
                        new DataTable(
                                "Next",
                                List.of(
                                        Column.text("Job"),
                                        Column.text("Pool"),
                                        Column.text("Due"),
                                        Column.number("Failures")),
                                jobs.waiting(MOST).stream()
                                        .map(job -> waiting(job, now))
                                        .toList(),
                                "Nothing waits."))
                .with(
                        new Fact("Waiting", Cell.of(figures.waiting())),
                        new Fact("Running", Cell.of(figures.running())),
                        new Fact("Late", Cell.of(figures.late())),
                        new Fact("Parked", Cell.alarm(Amounts.number(figures.parked()), figures.parked() > 0)));
    }

    private static List<Cell> parked(ParkedJobView job) {
        return row(
                Cell.of(job.type()),
                Cell.of(job.key()),
                Cell.of(job.attempts()),
                Cell.of(Looks.ago(job.parkedAt())),
                Cell.soft(Looks.first(job.error())));
    }

    private static List<Cell> waiting(JobView job, Instant now) {
        var due = job.runsOn().isPresent()
                ? "running"
                : job.due().isAfter(now) ? "in " + Amounts.duration(Duration.between(now, job.due())) : "now";
        return row(Cell.of(job.type()), Cell.of(job.pool().toString()), Cell.of(due), Cell.of(job.failures()));
    }
}
