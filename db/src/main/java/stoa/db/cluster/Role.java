package stoa.db.cluster;

import java.util.Locale;

/** The logins of the cluster; db/bootstrap/roles.sql makes all of them but the superuser. */
enum Role {
    SUPERUSER("postgres"),
    OWNER("stoa_owner"),
    WEB("stoa_web"),
    JOBS("stoa_jobs"),
    POOLER("stoa_pooler"),
    REPLICATOR("stoa_replicator");

    private final String login;

    Role(String login) {
        this.login = login;
    }

    String login() {
        return login;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
