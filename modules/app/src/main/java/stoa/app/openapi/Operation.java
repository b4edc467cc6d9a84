package stoa.app.openapi;

import io.micronaut.core.type.Argument;
import java.util.List;
import stoa.platform.web.Access;

/**
 * One thing that can be asked of the API.
 *
 * @param method such as {@code GET}
 * @param path its variables in braces
 * @param id unique: controller and method
 * @param summary a few words
 * @param area what it is about: the first word of its path that says so
 * @param scopes of which a token must hold one; none where any token will do
 * @param answer what is in the answer, {@code Object} where that cannot be told
 */
public record Operation(
        String method,
        String path,
        String id,
        String summary,
        String area,
        Access.By by,
        List<String> scopes,
        Argument<?> answer) {

    /** Whether a request without a token is refused. */
    public boolean needsToken() {
        return by == Access.By.APP || needsUser();
    }

    /** Whether an app's own token is refused. */
    public boolean needsUser() {
        return by == Access.By.USER || by == Access.By.UNCONFIRMED_USER;
    }
}
