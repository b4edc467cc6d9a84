package stoa.graph.lists;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/**
 * A list of people (Mastodon documentation, entity List).
 *
 * @param repliesPolicy whose answers show: to anybody {@code followed}, to members of the {@code list}, or {@code none}
 * @param exclusive whether its members are left out of the home timeline
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record ListView(String id, String title, String repliesPolicy, boolean exclusive) {}
