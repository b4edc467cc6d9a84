package stoa.statuses.posting;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.accounts.CounterChange;
import stoa.media.Attachments;
import stoa.platform.database.Database;
import stoa.platform.events.Events;
import stoa.platform.web.Refusal;
import stoa.statuses.PostRequest;
import stoa.statuses.Posts;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;
import stoa.statuses.counting.StatusFigure;
import stoa.statuses.counting.StatusFigures;
import stoa.statuses.direct.DirectConversations;
import stoa.statuses.polls.Polls;
import stoa.statuses.previews.Previews;
import stoa.statuses.quoting.Quotes;
import stoa.statuses.reading.PostedStatuses;

/** Posts a status: the row, whom it mentions, its tags, its poll and every figure that it changes, in one transaction. */
@Singleton
class StatusPublisher implements Posts {
    private final Database database;
    private final PostSql posts;
    private final Polls polls;
    private final IdempotencySql idempotency;
    private final Statuses statuses;
    private final PostedStatuses posted;
    private final Accounts accounts;
    private final StatusFigures figures;
    private final TextWriter writer;
    private final DirectConversations conversations;
    private final Attachments attachments;
    private final Previews previews;
    private final Quotes quotes;
    private final Events events;

    StatusPublisher(
            Database database,
            PostSql posts,
            Polls polls,
            IdempotencySql idempotency,
            Statuses statuses,
            PostedStatuses posted,
            Accounts accounts,
            StatusFigures figures,
            TextWriter writer,
            DirectConversations conversations,
            Attachments attachments,
            Previews previews,
            Quotes quotes,
            Events events) {
        this.database = database;
        this.posts = posts;
        this.polls = polls;
        this.idempotency = idempotency;
        this.statuses = statuses;
        this.posted = posted;
        this.accounts = accounts;
        this.figures = figures;
        this.writer = writer;
        this.conversations = conversations;
        this.attachments = attachments;
        this.previews = previews;
        this.quotes = quotes;
        this.events = events;
    }

    @Override
    public StatusView post(AccountId author, PostRequest asked, Optional<String> idempotencyKey) {
        var request = asked.withSomeText();
        var text = PostRules.check(request);
        var viewer = Viewer.of(author);
        var parent =
                request.inReplyTo().map(id -> statuses.get(id, viewer).shown()).orElse(null);
        var quoted = request.quoted().map(id -> quotes.get(id, author)).orElse(null);
        var written = writer.write(author, text);
        var answer = database.<Supplier<StatusView>>write(sql -> {
            var repeated = idempotencyKey.flatMap(key -> idempotency.claim(author, key));
            if (repeated.isPresent()) {
                var id = repeated.map(IdempotencySql.Claimed::status)
                        .orElseThrow(() -> Refusal.invalid("Validation failed: This key stands for a scheduled post"));
                return () -> statuses.get(id, viewer);
            }
            var made = insert(author, request, written, parent, quoted);
            idempotencyKey.ifPresent(key -> idempotency.settle(author, key, made.id()));
            return () -> posted.show(made.row(), written.mentioned(), written.tags(), made.filtering());
        });
        return answer.get();
    }

    private PostSql.Inserted insert(
            AccountId author,
            PostRequest request,
            TextWriter.Written written,
            @Nullable StatusView parent,
            @Nullable StatusView quoted) {
        var status = NewStatus.of(author, request, written.content(), parent, quoted, accounts.postingDefaults(author));
        if (quoted != null && status.visibility().equals("direct")) {
            checkNamed(quoted.account().accountId(), author, written);
        }
        var made = posts.insert(status);
        var id = made.id();
        posts.insertMentions(id, written.mentioned());
        posts.insertTags(id, written.tags());
        request.poll().ifPresent(poll -> polls.attach(id, author, poll));
        if (status.visibility().equals("direct")) {
            conversations.posted(id, author, written.mentioned().keySet());
        }
        attachments.attach(id.value(), author.value(), request.media());
        previews.posted(id, written.content(), !request.media().isEmpty());
        if (parent != null) {
            figures.count(parent.statusId(), StatusFigure.REPLIES, 1);
        }
        if (quoted != null) {
            quotes.posted(id, quoted.statusId());
        }
        accounts.count(List.of(CounterChange.posted(author, LocalDate.now(ZoneOffset.UTC))));
        events.publish(status.posted(id));
        return made;
    }

    /** Nobody is quoted behind their back. */
    private static void checkNamed(AccountId quoted, AccountId author, TextWriter.Written written) {
        if (!quoted.equals(author) && !written.mentioned().containsKey(quoted)) {
            throw Refusal.invalid("Cannot quote a non-mentioned user in a Private Mention post.");
        }
    }
}
