package io.heliosdb.streaming.gateway.server;

import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.control.OrderLog;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.http.ApplianceAccess;
import io.heliosdb.streaming.gateway.log.ServerLog;

/** Opens what other machines and programs reach an appliance through. */
@FunctionalInterface
public interface Doors {
    /**
     * Opens them, before the appliance has recovered.
     *
     * @param folder whose lock is held
     * @param appliance that is behind them
     * @param log told where they are
     * @return closes them
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if they cannot be opened
     */
    Closing open(
            Configuration configuration,
            DataFolder folder,
            ApplianceAccess appliance,
            ServerLog log);

    /** Open doors. */
    @FunctionalInterface
    interface Closing extends AutoCloseable {
        /** Where orders to the appliance are noted, whichever way they come. */
        default OrderLog orders() {
            return OrderLog.NONE;
        }

        @Override
        void close();
    }
}
