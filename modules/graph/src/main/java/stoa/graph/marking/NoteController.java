package stoa.graph.marking;

import static stoa.graph.sql.graph.Tables.PRIVATE_NOTE;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.graph.RelationshipView;
import stoa.graph.Relationships;
import stoa.platform.database.Database;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** What somebody notes of somebody for their own eyes. */
@Controller("/api/v1/accounts/{id}/note")
@ExecuteOn(TaskExecutors.BLOCKING)
class NoteController {
    private static final int MAX_CHARACTERS = 2_000;

    private final Database database;
    private final Relationships relationships;
    private final Accounts accounts;

    NoteController(Database database, Relationships relationships, Accounts accounts) {
        this.database = database;
        this.relationships = relationships;
        this.accounts = accounts;
    }

    /** An empty comment, or none, clears the note. */
    @Post
    @Access(value = Access.By.USER, scope = "write:accounts")
    RelationshipView write(AccountId id, Caller caller, Parameters parameters) {
        var account = AccountId.of(caller);
        var comment = parameters.text("comment").orElse("").strip();
        if (comment.codePointCount(0, comment.length()) > MAX_CHARACTERS) {
            throw Refusal.invalid("Validation failed: Comment is too long (maximum is 2000 characters)");
        }
        accounts.get(id);
        if (comment.isEmpty()) {
            clear(account, id);
        } else {
            keep(account, id, comment);
        }
        return relationships.of(account, id);
    }

    private void keep(AccountId account, AccountId target, String comment) {
        database.write(sql -> sql.insertInto(PRIVATE_NOTE)
                .set(PRIVATE_NOTE.ACCOUNT_ID, account.value())
                .set(PRIVATE_NOTE.TARGET_ACCOUNT_ID, target.value())
                .set(PRIVATE_NOTE.COMMENT, comment)
                .onConflict(PRIVATE_NOTE.ACCOUNT_ID, PRIVATE_NOTE.TARGET_ACCOUNT_ID)
                .doUpdate()
                .set(PRIVATE_NOTE.COMMENT, comment)
                .execute());
    }

    private void clear(AccountId account, AccountId target) {
        database.write(sql -> sql.deleteFrom(PRIVATE_NOTE)
                .where(PRIVATE_NOTE.ACCOUNT_ID.eq(account.value()))
                .and(PRIVATE_NOTE.TARGET_ACCOUNT_ID.eq(target.value()))
                .execute());
    }
}
