package stoa.architecture.catalogue;

import java.util.List;
import java.util.stream.Stream;

/** A database as the rules see it; system catalogues and extensions are left out. */
record Catalogue(
        List<Schema> schemas,
        List<Relation> relations,
        List<Grant> grants,
        List<ForeignKey> foreignKeys,
        List<ViewRead> viewReads,
        List<Function> functions,
        List<Role> roles,
        List<Membership> memberships) {

    /** Tables and views that have a name in code: no partitions, whose parents stand for them, and no sequences. */
    Stream<Relation> tablesAndViews() {
        return relations.stream().filter(relation -> !relation.partition() && relation.kind() != Kind.SEQUENCE);
    }

    enum Kind {
        TABLE,
        PARTITIONED_TABLE,
        FOREIGN_TABLE,
        VIEW,
        MATERIALIZED_VIEW,
        SEQUENCE;

        boolean isView() {
            return this == VIEW || this == MATERIALIZED_VIEW;
        }
    }

    record Schema(String name, String owner) {}

    record Relation(String schema, String name, Kind kind, boolean partition, String owner) {
        String qualifiedName() {
            return schema + "." + name;
        }
    }

    /**
     * A right that somebody has.
     *
     * @param role {@code public} for everybody
     * @param on schema, table, column, sequence or function
     * @param object empty for a schema
     */
    record Grant(String role, String privilege, String on, String schema, String object) {
        String target() {
            return on.equals("schema") ? "schema " + schema : on + " " + schema + "." + object;
        }
    }

    record ForeignKey(String name, String schema, String table, String targetSchema, String targetTable) {}

    /** A view names a table or another view. */
    record ViewRead(String schema, String view, String readSchema, String read) {}

    record Function(String schema, String name, boolean securityDefiner, boolean fixedSearchPath) {}

    record Role(String name, boolean login, boolean powerful) {}

    /** The member may do what the role may. */
    record Membership(String member, String role) {}
}
