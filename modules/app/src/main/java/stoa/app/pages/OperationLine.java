package stoa.app.pages;

import java.util.List;

/**
 * Something that can be asked of the API.
 *
 * @param summary a few words
 * @param access who may ask, such as "a user's token"
 * @param scopes of which the token must hold one; none where any will do
 */
public record OperationLine(String method, String path, String summary, String access, List<String> scopes) {}
