/** What an operator should know of the database: what runs out and when, and how it is now. */
@org.jspecify.annotations.NullMarked
package stoa.db.health;
