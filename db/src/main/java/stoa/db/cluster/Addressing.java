package stoa.db.cluster;

import java.util.Optional;

/** Works out who connects where, from what the data directory remembers of the running cluster. */
record Addressing(ClusterState state, Secrets secrets) {
    ClusterAddresses addresses() {
        Optional<PgBouncer.Version> pooler = state.pooler();
        return new ClusterAddresses(
                direct(state.primary(), Role.OWNER),
                pooled(state.primary(), Role.WEB),
                state.replicas().stream().map(name -> pooled(name, Role.WEB)).toList(),
                pooled(state.primary(), Role.JOBS),
                direct(state.primary(), Role.WEB),
                state.replicas().stream().map(name -> direct(name, Role.WEB)).toList(),
                pooler.map(version -> "PgBouncer " + version),
                pooler.map(version -> new Endpoint(
                        Jdbc.url(state.port(PoolerServer.NAME), PoolerConsole.DATABASE),
                        Role.POOLER.login(),
                        secrets.of(Role.POOLER))),
                pooler.map(PgBouncer.Version::preparedStatements).orElse(true));
    }

    private Endpoint direct(String part, Role role) {
        return new Endpoint(Jdbc.url(state.port(part), Jdbc.DATABASE), role.login(), secrets.of(role));
    }

    private Endpoint pooled(String part, Role role) {
        Optional<PgBouncer.Version> pooler = state.pooler();
        if (pooler.isEmpty()) {
            return direct(part, role);
        }
        String database = part.equals(state.primary()) ? Jdbc.DATABASE : PoolerServer.replicaDatabase(part);
        String url = Jdbc.url(state.port(PoolerServer.NAME), database);
        return new Endpoint(
                pooler.get().preparedStatements() ? url : url + "&prepareThreshold=0", role.login(), secrets.of(role));
    }
}
