package stoa.statuses.posting;

import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.media.Attachments;
import stoa.platform.database.Database;
import stoa.platform.jobs.JobId;
import stoa.platform.jobs.JobPool;
import stoa.platform.jobs.Jobs;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Refusal;
import stoa.statuses.PostRequest;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;
import stoa.statuses.quoting.Quotes;

/** Keeps what is to be posted later, with a job for each. */
@Singleton
class ScheduledPosts {
    private static final Duration LEAST_AHEAD = Duration.ofMinutes(5);
    private static final Duration MOST_AHEAD = Duration.ofDays(366 * 5);
    private static final int MAX_SCHEDULED = 300;
    private static final int MAX_A_DAY = 25;
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd['T'][' ']HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][XXX][XX][X]");

    private final Database database;
    private final ScheduledPostSql scheduled;
    private final IdempotencySql idempotency;
    private final Jobs jobs;
    private final Statuses statuses;
    private final Accounts accounts;
    private final Attachments attachments;
    private final Quotes quotes;

    ScheduledPosts(
            Database database,
            ScheduledPostSql scheduled,
            IdempotencySql idempotency,
            Jobs jobs,
            Statuses statuses,
            Accounts accounts,
            Attachments attachments,
            Quotes quotes) {
        this.database = database;
        this.scheduled = scheduled;
        this.idempotency = idempotency;
        this.jobs = jobs;
        this.statuses = statuses;
        this.accounts = accounts;
        this.attachments = attachments;
        this.quotes = quotes;
    }

    /**
     * Reads when.
     *
     * @param text ISO 8601; without an offset UTC is meant
     * @throws Refusal 422 for what is no date, or is too soon
     */
    static Instant time(String text) {
        Instant at;
        try {
            at = switch (DATE_TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from)) {
                case OffsetDateTime withOffset -> withOffset.toInstant();
                case LocalDateTime without -> without.toInstant(ZoneOffset.UTC);
                default -> throw new DateTimeException(text);
            };
        } catch (DateTimeException e) {
            throw Refusal.invalid("Record invalid");
        }
        var now = Instant.now();
        if (at.isBefore(now.plus(LEAST_AHEAD)) || at.isAfter(now.plus(MOST_AHEAD))) {
            throw Refusal.invalid("Validation failed: Scheduled at The scheduled date must be in the future");
        }
        return at;
    }

    /**
     * Keeps a status to be posted later.
     *
     * @return what is kept, or the status that a repeated key stands for
     * @throws Refusal 422 where it could not be posted, or is one too many; 404 where what it answers or quotes is not there
     */
    Object schedule(
            AccountId author,
            PostRequest asked,
            Instant at,
            OptionalLong application,
            Optional<String> idempotencyKey) {
        var request = asked.withSomeText();
        PostRules.check(request);
        request.inReplyTo().ifPresent(id -> statuses.get(id, Viewer.of(author)));
        request.quoted().ifPresent(id -> quotes.get(id, author));
        var visibility = request.visibility()
                .orElseGet(() -> accounts.postingDefaults(author).privacy());
        return database.write(sql -> {
            var repeated = idempotencyKey.flatMap(key -> idempotency.claim(author, key));
            if (repeated.isPresent()) {
                return repeated.get().status() == null
                        ? get(author, repeated.get().scheduled())
                        : statuses.get(repeated.get().status(), Viewer.of(author));
            }
            checkNumber(author, at);
            long id = scheduled.insert(author, at, ScheduledPost.of(request, visibility, application));
            // Until it is posted its files are those of what is scheduled, so that nobody clears them away.
            attachments.attach(id, author.value(), request.media());
            var job = new PublishScheduledJob(id);
            jobs.scheduleOnce(job.key(), job, at);
            idempotencyKey.ifPresent(key -> idempotency.settleScheduled(author, key, id));
            return get(author, id);
        });
    }

    private void checkNumber(AccountId author, Instant at) {
        var counted = scheduled.count(author, at);
        if (counted.all() >= MAX_SCHEDULED) {
            throw Refusal.invalid(
                    "Validation failed: You have exceeded the limit of " + MAX_SCHEDULED + " scheduled posts");
        }
        if (counted.onDay() >= MAX_A_DAY) {
            throw Refusal.invalid(
                    "Validation failed: You have exceeded the limit of " + MAX_A_DAY + " scheduled posts for that day");
        }
    }

    List<ScheduledStatusView> page(AccountId author, PageRequest page) {
        var rows = scheduled.page(author, page);
        var media = attachments.byIds(
                rows.stream().flatMap(row -> row.params().media().stream()).toList());
        return rows.stream().map(row -> row.with(media)).toList();
    }

    /** @throws Refusal 404 where the author has none such */
    ScheduledStatusView get(AccountId author, long id) {
        var found = scheduled.find(author, id).orElseThrow(Refusal::notFound);
        return found.with(attachments.byIds(found.params().media()));
    }

    /** @throws Refusal 404 as {@link #get}, 422 where that day has enough */
    ScheduledStatusView move(AccountId author, long id, Instant at) {
        return database.write(sql -> {
            var before = get(author, id);
            boolean sameDay = day(before.scheduledAt()).equals(day(at));
            if (!sameDay && scheduled.count(author, at).onDay() >= MAX_A_DAY) {
                throw Refusal.invalid("Validation failed: You have exceeded the limit of " + MAX_A_DAY
                        + " scheduled posts for that day");
            }
            if (!scheduled.move(author, id, at)) {
                throw Refusal.notFound();
            }
            var job = new PublishScheduledJob(id);
            jobs.cancel(idOf(job));
            jobs.scheduleOnce(job.key(), job, at);
            return get(author, id);
        });
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** @throws Refusal 404 as {@link #get} */
    void cancel(AccountId author, long id) {
        database.write(sql -> {
            if (!scheduled.delete(author, id)) {
                throw Refusal.notFound();
            }
            attachments.release(List.of(id));
            return jobs.cancel(idOf(new PublishScheduledJob(id)));
        });
    }

    private static JobId idOf(PublishScheduledJob job) {
        return new JobId(JobPool.SCHEDULED, "statuses.publish_scheduled", job.key());
    }
}
