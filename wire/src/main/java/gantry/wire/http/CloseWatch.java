package gantry.wire.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Goes on reading where Vert.x has stopped because a client has sent several requests ahead: only a
 * read tells that a client is gone. What it reads waits in Vert.x for its turn, so it is bounded; a
 * client that sends still more is not watched. Confined to the event loop.
 */
final class CloseWatch extends ChannelInboundHandlerAdapter {
    /** What is read ahead of one client. */
    private static final int MAX_BYTES = 64 << 10;

    private int readBytes;

    private CloseWatch() {}

    static CloseWatch begin(Channel channel) {
        var watch = new CloseWatch();
        channel.pipeline().addFirst(watch);
        channel.read();
        return watch;
    }

    void end(Channel channel) {
        channel.pipeline().remove(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            readBytes += bytes.readableBytes();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.fireChannelReadComplete();
        if (!context.channel().config().isAutoRead() && readBytes < MAX_BYTES) {
            context.read();
        }
    }
}
