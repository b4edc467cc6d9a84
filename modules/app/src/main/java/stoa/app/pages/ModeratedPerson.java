package stoa.app.pages;

import java.util.List;

/**
 * An account as moderators see it.
 *
 * @param url of its page in the administration
 * @param badges how it stands: suspended, disabled, limited, sensitive, moderator…; empty for most
 */
public record ModeratedPerson(
        String id, String displayName, String username, String avatarUrl, String url, List<String> badges) {}
