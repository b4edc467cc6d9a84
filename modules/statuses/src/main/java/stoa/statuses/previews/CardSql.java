package stoa.statuses.previews;

import static stoa.statuses.sql.statuses.Tables.PREVIEW_CARD;
import static stoa.statuses.sql.statuses.Tables.STATUS;
import static stoa.statuses.sql.statuses.Tables.STATUS_CARD;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.media.Pictures;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.statuses.PreviewCardId;
import stoa.statuses.StatusId;
import stoa.statuses.counting.DaysOfUse;

/** Statements on what is known of links, and which statuses show it. */
@Singleton
class CardSql {
    private final Database database;

    CardSql(Database database) {
        this.database = database;
    }

    Map<PreviewCardId, CardRow> byIds(Collection<PreviewCardId> ids) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql
                        .select(CardRow.columns())
                        .from(PREVIEW_CARD)
                        .where(PREVIEW_CARD.ID.eq(DSL.any(values(ids))))
                        .fetch(CardRow::of)
                        .stream()
                        .filter(Objects::nonNull)
                        .collect(Collectors.toMap(row -> new PreviewCardId(row.id()), row -> row)));
    }

    private static Long[] values(Collection<PreviewCardId> ids) {
        return ids.stream().map(PreviewCardId::value).toArray(Long[]::new);
    }

    /**
     * How much links were used in public, by link and day (counted from 1970).
     *
     * @param since the first status that counts
     */
    Map<CardDay, DaysOfUse.Usage> usage(Collection<PreviewCardId> cards, long since) {
        var day = DaysOfUse.dayOf(STATUS_CARD.STATUS_ID).as("day");
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(STATUS_CARD.CARD_ID, day, DSL.count(), DSL.countDistinct(STATUS.ACCOUNT_ID))
                        .from(STATUS_CARD)
                        .join(STATUS)
                        .on(STATUS.ID.eq(STATUS_CARD.STATUS_ID))
                        .where(STATUS_CARD.CARD_ID.eq(DSL.any(values(cards))))
                        .and(STATUS_CARD.STATUS_ID.ge(since))
                        .and(STATUS.ID.ge(since))
                        .and(STATUS.VISIBILITY.eq(DSL.inline("public")))
                        .groupBy(STATUS_CARD.CARD_ID, day)
                        .fetchMap(
                                row -> new CardDay(new PreviewCardId(row.value1()), row.value2()),
                                row -> new DaysOfUse.Usage(row.value3(), row.value4())));
    }

    /** What is known of a link, however old. */
    Optional<Known> find(PageUrl url) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(PREVIEW_CARD.ID, PREVIEW_CARD.FETCHED_AT)
                        .from(PREVIEW_CARD)
                        .where(PREVIEW_CARD.URL.eq(url.text()))
                        .fetchOptional(Records.mapping(Known::new)));
    }

    /**
     * Keeps what a page says of itself, in place of what it said before.
     *
     * @return the card, and the picture that it showed before
     */
    Kept keep(PageUrl url, PreviewDraft draft, Pictures.@Nullable SmallPicture picture, Instant now) {
        var columns = columns(draft, picture, now);
        return database.write(sql -> {
            var inserted = sql.insertInto(PREVIEW_CARD)
                    .set(PREVIEW_CARD.URL, url.text())
                    .set(columns)
                    .onConflictDoNothing()
                    .returningResult(PREVIEW_CARD.ID)
                    .fetchOptional(row -> new Kept(row.value1(), null));
            return inserted.orElseGet(() -> {
                var before = sql.select(PREVIEW_CARD.ID, PREVIEW_CARD.IMAGE)
                        .from(PREVIEW_CARD)
                        .where(PREVIEW_CARD.URL.eq(url.text()))
                        .forUpdate()
                        .fetchSingle(Records.mapping(Kept::new));
                sql.update(PREVIEW_CARD)
                        .set(columns)
                        .where(PREVIEW_CARD.ID.eq(before.card()))
                        .execute();
                return before;
            });
        });
    }

    private static Map<Field<?>, @Nullable Object> columns(
            PreviewDraft draft, Pictures.@Nullable SmallPicture picture, Instant now) {
        var shown = draft.width() == 0 && draft.html().isEmpty() ? picture : null;
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(PREVIEW_CARD.TYPE, draft.type());
        columns.put(PREVIEW_CARD.TITLE, draft.title());
        columns.put(PREVIEW_CARD.DESCRIPTION, draft.description());
        columns.put(PREVIEW_CARD.LANGUAGE, draft.language());
        columns.put(PREVIEW_CARD.AUTHOR_NAME, draft.authorName());
        columns.put(PREVIEW_CARD.AUTHOR_URL, draft.authorUrl());
        columns.put(PREVIEW_CARD.PROVIDER_NAME, draft.providerName());
        columns.put(PREVIEW_CARD.PROVIDER_URL, draft.providerUrl());
        columns.put(PREVIEW_CARD.HTML, draft.html());
        columns.put(PREVIEW_CARD.WIDTH, shown == null ? draft.width() : shown.width());
        columns.put(PREVIEW_CARD.HEIGHT, shown == null ? draft.height() : shown.height());
        columns.put(PREVIEW_CARD.IMAGE, picture == null ? null : picture.name());
        columns.put(PREVIEW_CARD.IMAGE_DESCRIPTION, picture == null ? "" : draft.pictureDescription());
        columns.put(PREVIEW_CARD.BLURHASH, picture == null ? null : picture.blurhash());
        columns.put(PREVIEW_CARD.PUBLISHED_AT, draft.publishedAt());
        columns.put(PREVIEW_CARD.FETCHED_AT, now);
        return columns;
    }

    /** A status that may show a link; nobody changes it until the caller's transaction ends. */
    Optional<Shower> lock(StatusId status) {
        return database.write(sql -> sql.select(STATUS.ACCOUNT_ID, STATUS.CONTENT)
                .from(STATUS)
                .where(STATUS.ID.eq(status.value()))
                .and(STATUS.MEDIA_IDS.isNull())
                .forKeyShare()
                .fetchOptional(row -> new Shower(new AccountId(row.value1()), row.value2())));
    }

    void attach(StatusId status, long card) {
        database.write(sql -> sql.insertInto(STATUS_CARD)
                .set(STATUS_CARD.STATUS_ID, status.value())
                .set(STATUS_CARD.CARD_ID, card)
                .onConflict(STATUS_CARD.STATUS_ID)
                .doUpdate()
                .set(STATUS_CARD.CARD_ID, card)
                .execute());
    }

    /** Has a status show no link but this one. */
    void detachOthers(StatusId status, String url) {
        database.write(sql -> sql.deleteFrom(STATUS_CARD)
                .where(STATUS_CARD.STATUS_ID.eq(status.value()))
                .and(STATUS_CARD.CARD_ID.notIn(
                        DSL.select(PREVIEW_CARD.ID).from(PREVIEW_CARD).where(PREVIEW_CARD.URL.eq(url))))
                .execute());
    }

    /** A link on a day, counted from 1970. */
    record CardDay(PreviewCardId card, long day) {}

    /** A link that was fetched. */
    record Known(long card, Instant fetchedAt) {}

    /** @param picture the name of the one before */
    record Kept(long card, @Nullable String picture) {}

    /** Whose status it is, and what it says. */
    record Shower(AccountId author, String content) {}
}
