package stoa.app.pages;

import java.util.List;

/**
 * What {@code admin-layout.jte} needs around any page of the administration.
 *
 * @param section where the reader is
 * @param sections where they may go
 */
public record AdminFrame(PageFrame page, AdminSection section, List<AdminSection> sections) {}
