package stoa.timelines.streaming;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Holds back what an app says the moment it is connected, until there is somebody to hear it: the thread that looked at the
 * token answers the handshake first and sets the listener up after, and what came in between was lost.
 */
@ServerFilter("/api/v1/streaming")
final class Handshake {
    @RequestFilter
    void prepare(HttpRequest<?> request) {
        if (request instanceof NettyHttpRequest<?> netty) {
            var context = netty.getChannelHandlerContext();
            context.pipeline().addBefore(context.name(), null, new HeldFrames(context.name()));
        }
    }

    /** Runs on the thread of the connection only. Does nothing to a connection that stays one of HTTP. */
    private static final class HeldFrames extends ChannelInboundHandlerAdapter {
        private static final int MOST = 100;

        private final String http;
        private final Queue<Object> held = new ArrayDeque<>();
        private boolean open;

        HeldFrames(String http) {
            this.http = http;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (open || !(message instanceof WebSocketFrame)) {
                context.fireChannelRead(message);
                return;
            }
            if (held.size() == MOST) {
                ReferenceCountUtil.release(message);
                var unused = context.close();
                return;
            }
            if (held.isEmpty()) {
                context.executor().execute(() -> await(context));
            }
            held.add(message);
        }

        /** The handler of HTTP goes last, when that of the WebSocket has been announced to this thread. */
        private void await(ChannelHandlerContext context) {
            boolean upgraded = context.pipeline().get(http) == null;
            if (context.channel().isActive()) {
                context.executor().execute(() -> {
                    if (upgraded) {
                        release(context);
                    } else {
                        await(context);
                    }
                });
            }
        }

        private void release(ChannelHandlerContext context) {
            open = true;
            for (var message = held.poll(); message != null; message = held.poll()) {
                context.fireChannelRead(message);
            }
            context.fireChannelReadComplete();
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            held.forEach(ReferenceCountUtil::release);
            held.clear();
        }
    }
}
