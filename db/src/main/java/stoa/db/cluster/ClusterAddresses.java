package stoa.db.cluster;

import java.util.List;
import java.util.Optional;

/**
 * What a client of the cluster needs to know.
 *
 * @param ownerDirect the owner on the primary, past the pooler: migrations and refresh jobs
 * @param webPrimary the server's requests on the primary, through the pooler if there is one
 * @param webReplicas the same on each replica, in the order of their numbers
 * @param jobsPrimary the server's jobs on the primary, through the pooler if there is one
 * @param direct the server on the primary past the pooler: LISTEN and session locks
 * @param directReplicas the server on each replica past the pooler: their replay positions
 * @param poolerDescription such as {@code PgBouncer 1.18.0}; empty when clients connect directly
 * @param poolerConsole where the pooler takes orders; empty when clients connect directly
 * @param preparedStatements whether named prepared statements survive the way to PostgreSQL; where they do not, the
 *     URLs already carry {@code prepareThreshold=0}
 */
public record ClusterAddresses(
        Endpoint ownerDirect,
        Endpoint webPrimary,
        List<Endpoint> webReplicas,
        Endpoint jobsPrimary,
        Endpoint direct,
        List<Endpoint> directReplicas,
        Optional<String> poolerDescription,
        Optional<Endpoint> poolerConsole,
        boolean preparedStatements) {
    public ClusterAddresses {
        webReplicas = List.copyOf(webReplicas);
        directReplicas = List.copyOf(directReplicas);
    }
}
