package stoa.app.pages;

import org.jspecify.annotations.Nullable;

/**
 * A row of a profile's table.
 *
 * @param valueHtml sanitised
 * @param verified when the link in it was found to point back, if it was
 */
public record ProfileField(
        String name, String valueHtml, @Nullable Moment verified) {}
