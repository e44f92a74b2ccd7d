# One image for Binder, Zero to JupyterHub and Dask workers; its first stage for a devcontainer. environment/CLASS.md says how far it was
# tried; environment/tests/test_image.py holds it to what the set-up does.

# What README asks for, and an ordinary user. Binder gives the two arguments itself.
FROM debian:bookworm-slim AS system
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates git maven openjdk-17-jdk-headless python3 python3-venv \
    && rm -rf /var/lib/apt/lists/*
ARG NB_USER=jovyan
ARG NB_UID=1000
RUN useradd --create-home --uid ${NB_UID} ${NB_USER} && install --directory --owner ${NB_USER} /srv/labs
ENV HOME=/home/${NB_USER} LANG=C.UTF-8
USER ${NB_USER}

# The course, set up by its own command. Maven's downloads are in .labs then.
FROM system
ARG NB_UID=1000
COPY --chown=${NB_UID} . /srv/labs
WORKDIR /srv/labs
RUN PIP_NO_CACHE_DIR=1 python3 environment/labs.py hub --set-up && rm -rf ${HOME}/.m2
# The course's style sheet, which JupyterLab looks for in its user's configuration.
RUN mkdir ${HOME}/.jupyter && cp -r environment/jupyter/custom ${HOME}/.jupyter/

# As labs.py tells its own programs; what JupyterLab writes goes to the user's home.
ENV PATH=/srv/labs/.labs/venv/bin:${PATH} \
    PYTHONPATH=/srv/labs/environment \
    JUPYTER_CONFIG_PATH=/srv/labs/environment/jupyter \
    JUPYTER_PATH=/srv/labs/.labs/shared:/srv/labs/.labs/jupyter/data \
    JUPYTER_PREFER_ENV_PATH=1 \
    DJL_CACHE_DIR=/srv/labs/.labs/shared/djl
EXPOSE 8888
CMD ["jupyter-lab", "--ip=0.0.0.0", "--port=8888", "--no-browser"]
