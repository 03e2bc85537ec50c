//! A thread with an async runtime, to which futures are handed.

use std::io;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, mpsc};
use std::thread::{self, ThreadId};

use tokio::runtime::{self, Runtime};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::runtime::base_url::Base;
use crate::runtime::clock::BoxFuture;
use crate::runtime::error::{Error, ErrorKind, Parts};
use crate::runtime::transport::{self, Network, Transport};

type Job = BoxFuture<'static, ()>;

/// The thread of a client, once it has been needed.
pub(crate) struct Worker {
    /// What the usual transport is made from; nothing when the client was given another.
    network: Option<Network>,
    running: OnceLock<Running>,
    /// Held by the call that starts the thread.
    starting: Mutex<()>,
}

/// A thread that takes jobs. It ends when this is dropped, as no more of them can come.
pub(crate) struct Running {
    jobs: UnboundedSender<Job>,
    thread: ThreadId,
    /// For what happens on the thread; nothing when that shares the client's transport.
    transport: Option<Arc<dyn Transport>>,
}

impl Worker {
    /// `network`: what the usual transport is made from, when the client has it.
    pub(crate) fn new(network: Option<Network>) -> Self {
        Self {
            network,
            running: OnceLock::new(),
            starting: Mutex::default(),
        }
    }

    /// Whether this is the client's thread.
    pub(crate) fn is_here(&self) -> bool {
        self.here().is_some()
    }

    /// The transport for what happens on the client's thread, when this is it.
    pub(crate) fn transport_here(&self) -> Option<&dyn Transport> {
        self.here()?.transport.as_deref()
    }

    /// The thread, which is started unless it runs.
    pub(crate) fn running(&self, servers: &[Result<Base, String>]) -> Result<&Running, Error> {
        self.running_on(thread_of_its_own(), servers)
    }

    pub(crate) fn running_on(
        &self,
        thread: thread::Builder,
        servers: &[Result<Base, String>],
    ) -> Result<&Running, Error> {
        let _starting = self.starting.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(running) = self.running.get() {
            return Ok(running);
        }
        let network = self.network.as_ref();
        let transport = network.map(|network| transport::usual(network, servers));
        let transport = transport.transpose()?;
        let (jobs, thread) = started(thread).map_err(|error| {
            let why = format!("the thread for blocking calls cannot be started: {error}");
            Parts::new(ErrorKind::Configuration, why).source(error)
        })?;
        Ok(self.running.get_or_init(|| Running {
            jobs,
            thread,
            transport,
        }))
    }

    fn here(&self) -> Option<&Running> {
        let running = self.running.get()?;
        (running.thread == thread::current().id()).then_some(running)
    }
}

impl Running {
    /// The output of a future that runs on the thread; nothing when it panicked.
    pub(crate) fn output<T: Send + 'static>(&self, future: BoxFuture<'static, T>) -> Option<T> {
        let (reply, replied) = mpsc::sync_channel(1);
        let job = Box::pin(async move {
            let output = future.await;
            // Whoever waits for it cannot go away.
            let _ = reply.send(output);
        });
        self.jobs.send(job).ok()?;
        replied.recv().ok()
    }
}

fn thread_of_its_own() -> thread::Builder {
    thread::Builder::new().name(env!("CARGO_PKG_NAME").to_owned())
}

/// A thread that waits for jobs. The runtime is made on it, since a thread that drives another
/// runtime may not drop one.
fn started(thread: thread::Builder) -> io::Result<(UnboundedSender<Job>, ThreadId)> {
    let (jobs, queue) = unbounded_channel();
    let (ready, readied) = mpsc::sync_channel(1);
    let handle = thread.spawn(move || {
        let runtime = runtime::Builder::new_current_thread().enable_all().build();
        let (runtime, said) = match runtime {
            Ok(runtime) => (Some(runtime), Ok(())),
            Err(error) => (None, Err(error)),
        };
        let _ = ready.send(said);
        if let Some(runtime) = runtime {
            work(runtime, queue);
        }
    })?;
    let ended = |_| Err(io::Error::other("it ended at once"));
    readied.recv().unwrap_or_else(ended)?;
    Ok((jobs, handle.thread().id()))
}

/// Runs jobs beside each other until no more can come. One that panics takes only itself along.
fn work(runtime: Runtime, mut queue: UnboundedReceiver<Job>) {
    runtime.block_on(async {
        while let Some(job) = queue.recv().await {
            drop(tokio::spawn(job));
        }
    });
    // A name that is just being looked up would hold up the end of the thread.
    runtime.shutdown_background();
}
