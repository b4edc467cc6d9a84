/** Dashboards: what administrators see of the server, as Mastodon's admin API shows it. */
@org.jspecify.annotations.NullMarked
package stoa.insights.dashboards;
