package stoa.accounts.exporting;

import static stoa.accounts.sql.accounts.Tables.ACCOUNT;

import io.micronaut.core.annotation.Order;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.accounts.PersonalFiles;
import stoa.media.PrivateObjects;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** The profile as an actor of ActivityStreams, as archives of Mastodon have it, and its pictures. */
@Singleton
@Order(-1)
class ProfileFiles implements PersonalFiles {
    private final Accounts accounts;
    private final Database database;
    private final PrivateObjects objects;
    private final JsonMapper json;

    ProfileFiles(Accounts accounts, Database database, PrivateObjects objects, JsonMapper json) {
        this.accounts = accounts;
        this.database = database;
        this.objects = objects;
        this.json = json;
    }

    @Override
    public void write(AccountId account, Archive archive) throws IOException {
        var names = database.read(
                Consistency.primary(),
                sql -> sql.select(ACCOUNT.AVATAR, ACCOUNT.HEADER)
                        .from(ACCOUNT)
                        .where(ACCOUNT.ID.eq(account.value()))
                        .fetchSingle(row -> new Names(row.value1(), row.value2())));
        var avatar = copy(names.avatar(), "avatar", archive);
        var header = copy(names.header(), "header", archive);
        archive.file("actor.json").write(json.writeValueAsBytes(actor(accounts.get(account), avatar, header)));
    }

    /** @return what it is called in the archive */
    private @Nullable String copy(@Nullable String name, String as, Archive archive) throws IOException {
        if (name == null) {
            return null;
        }
        var file = as + name.substring(name.lastIndexOf('.'));
        var found = objects.open(name);
        if (found.isPresent()) {
            try (var stream = found.get().stream()) {
                stream.transferTo(archive.file(file));
            }
        }
        return file;
    }

    private static Map<String, Object> actor(AccountView account, @Nullable String avatar, @Nullable String header) {
        var actor = new LinkedHashMap<String, Object>();
        actor.put(
                "@context",
                List.of("https://www.w3.org/ns/activitystreams", Map.of("toot", "http://joinmastodon.org/ns#")));
        actor.put("id", account.uri());
        actor.put("type", account.bot() ? "Service" : "Person");
        actor.put("preferredUsername", account.username());
        actor.put("name", account.displayName());
        actor.put("summary", account.note());
        actor.put("url", account.url());
        actor.put("manuallyApprovesFollowers", account.locked());
        actor.put("discoverable", account.discoverable());
        actor.put("indexable", account.indexable());
        actor.put("published", account.createdAt());
        var fields = new ArrayList<Map<String, String>>();
        account.fields()
                .forEach(field ->
                        fields.add(Map.of("type", "PropertyValue", "name", field.name(), "value", field.value())));
        actor.put("attachment", fields);
        if (avatar != null) {
            actor.put("icon", Map.of("type", "Image", "url", avatar));
        }
        if (header != null) {
            actor.put("image", Map.of("type", "Image", "url", header));
        }
        actor.put("outbox", "outbox.json");
        actor.put("likes", "likes.json");
        actor.put("bookmarks", "bookmarks.json");
        return actor;
    }

    private record Names(@Nullable String avatar, @Nullable String header) {}
}
