package stoa.architecture.catalogue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads the catalogue in the transaction of its connection, so that it sees what is not committed. */
record CatalogueReader(Connection connection) {
    private static final String OURS = " !~ '^(pg_|information_schema$|pooler$)' ";
    private static final String NO_EXTENSION = """
             not exists (
              select from pg_catalog.pg_depend d
              where d.deptype = 'e' and d.objid = c.oid and d.classid = c.tableoid)
            """;

    Catalogue read() throws SQLException {
        return new Catalogue(
                schemas(), relations(), grants(), foreignKeys(), viewReads(), functions(), roles(), memberships());
    }

    private List<Catalogue.Schema> schemas() throws SQLException {
        return rows(
                "select nspname, pg_get_userbyid(nspowner) from pg_catalog.pg_namespace n where nspname" + OURS
                        + "and nspname <> 'public' order by 1",
                row -> new Catalogue.Schema(row.getString(1), row.getString(2)));
    }

    private List<Catalogue.Relation> relations() throws SQLException {
        return rows(
                """
                select n.nspname, c.relname, c.relkind, c.relispartition, pg_get_userbyid(c.relowner)
                from pg_catalog.pg_class c
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S') and n.nspname""" + OURS + "and" + NO_EXTENSION + "order by 1, 2",
                row -> new Catalogue.Relation(
                        row.getString(1),
                        row.getString(2),
                        kind(row.getString(3)),
                        row.getBoolean(4),
                        row.getString(5)));
    }

    private static Catalogue.Kind kind(String letter) {
        return switch (letter) {
            case "r" -> Catalogue.Kind.TABLE;
            case "p" -> Catalogue.Kind.PARTITIONED_TABLE;
            case "f" -> Catalogue.Kind.FOREIGN_TABLE;
            case "v" -> Catalogue.Kind.VIEW;
            case "m" -> Catalogue.Kind.MATERIALIZED_VIEW;
            case "S" -> Catalogue.Kind.SEQUENCE;
            default -> throw new IllegalArgumentException(letter);
        };
    }

    /** What the owner may do by owning is left out. */
    private List<Catalogue.Grant> grants() throws SQLException {
        return rows(
                """
                select case granted.grantee when 0 then 'public' else pg_get_userbyid(granted.grantee) end,
                  lower(granted.privilege_type), c.on_what, n.nspname, c.name
                from (
                  select 'schema' as on_what, oid as namespace, '' as name, nspowner as owner, nspacl as acl,
                    oid, tableoid
                  from pg_catalog.pg_namespace
                  union all
                  select case relkind when 'S' then 'sequence' else 'table' end, relnamespace, relname, relowner, relacl,
                    oid, tableoid
                  from pg_catalog.pg_class
                  union all
                  select 'column', relnamespace, relname || '.' || attname, relowner, attacl, t.oid, t.tableoid
                  from pg_catalog.pg_attribute a join pg_catalog.pg_class t on t.oid = a.attrelid
                  union all
                  select 'function', pronamespace, proname, proowner, coalesce(proacl, acldefault('f', proowner)),
                    oid, tableoid
                  from pg_catalog.pg_proc
                ) c
                join pg_catalog.pg_namespace n on n.oid = c.namespace
                cross join lateral aclexplode(c.acl) granted
                where granted.grantee <> c.owner and n.nspname <> 'public' and n.nspname""" + OURS + "and" + NO_EXTENSION + "order by 3, 4, 5, 1, 2",
                row -> new Catalogue.Grant(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
    }

    private List<Catalogue.ForeignKey> foreignKeys() throws SQLException {
        return rows(
                """
                select k.conname, n.nspname, t.relname, fn.nspname, ft.relname
                from pg_catalog.pg_constraint k
                join pg_catalog.pg_class t on t.oid = k.conrelid
                join pg_catalog.pg_namespace n on n.oid = t.relnamespace
                join pg_catalog.pg_class ft on ft.oid = k.confrelid
                join pg_catalog.pg_namespace fn on fn.oid = ft.relnamespace
                where k.contype = 'f' and k.conparentid = 0
                order by 2, 3, 1""",
                row -> new Catalogue.ForeignKey(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
    }

    private List<Catalogue.ViewRead> viewReads() throws SQLException {
        return rows(
                """
                select distinct n.nspname, c.relname, rn.nspname, r.relname
                from pg_catalog.pg_class c
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                join pg_catalog.pg_rewrite rule on rule.ev_class = c.oid
                join pg_catalog.pg_depend named
                  on named.classid = 'pg_catalog.pg_rewrite'::regclass and named.objid = rule.oid
                  and named.refclassid = 'pg_catalog.pg_class'::regclass and named.refobjid <> c.oid
                join pg_catalog.pg_class r on r.oid = named.refobjid
                join pg_catalog.pg_namespace rn on rn.oid = r.relnamespace
                where n.nspname""" + OURS + "and" + NO_EXTENSION + "order by 1, 2, 3, 4",
                row -> new Catalogue.ViewRead(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
    }

    private List<Catalogue.Function> functions() throws SQLException {
        return rows(
                """
                select n.nspname, c.proname, c.prosecdef,
                  exists (select from unnest(c.proconfig) setting where setting like 'search_path=%')
                from pg_catalog.pg_proc c
                join pg_catalog.pg_namespace n on n.oid = c.pronamespace
                where n.nspname""" + OURS + "and" + NO_EXTENSION + "order by 1, 2",
                row -> new Catalogue.Function(
                        row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)));
    }

    private List<Catalogue.Role> roles() throws SQLException {
        return rows("""
                select rolname, rolcanlogin, rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls
                from pg_catalog.pg_roles
                where rolname like 'stoa\\_%'
                order by 1""", row -> new Catalogue.Role(row.getString(1), row.getBoolean(2), row.getBoolean(3)));
    }

    private List<Catalogue.Membership> memberships() throws SQLException {
        return rows(
                "select distinct pg_get_userbyid(member), pg_get_userbyid(roleid) from pg_catalog.pg_auth_members"
                        + " order by 1, 2",
                row -> new Catalogue.Membership(row.getString(1), row.getString(2)));
    }

    private <T> List<T> rows(String sql, Mapper<T> mapper) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(mapper.map(result));
            }
            return rows;
        }
    }

    private interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }
}
